/** Dictionaries are trees of sentences; a key is the path to one, e.g. common.save. */
export interface Dictionary {
  readonly [key: string]: string | Dictionary
}

/** The same tree with any text at its leaves: what another language has to fill. */
export type Translated<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translated<Source[Key]>
}

/** All paths that lead to a sentence. */
export type KeyOf<Source> = {
  [Key in keyof Source & string]: Source[Key] extends string ? Key : `${Key}.${KeyOf<Source[Key]>}`
}[keyof Source & string]

/** Values for the places marked {name} in a sentence. */
export type Values = Record<string, unknown>

/**
 * The sentence at a path, its {places} filled. A place without a value stays visible, so that it is noticed.
 *
 * @returns undefined when there is no such sentence
 */
export function findSentence(dictionary: Dictionary, key: string, values: Values = {}): string | undefined {
  let node: string | Dictionary | undefined = dictionary
  for (const step of key.split('.')) {
    node = typeof node === 'object' && Object.hasOwn(node, step) ? node[step] : undefined
  }
  if (typeof node !== 'string') return undefined
  return node.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place))
}
