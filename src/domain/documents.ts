/**
 * Documents of a file: what a file really is (by its first bytes, not by its name), which limits its kind sets, and
 * which documents a step needs (notice 一（三）2, 二（三）2). Mirrors private.missing_documents.
 */

export type FileType = 'image/jpeg' | 'image/png' | 'application/pdf'

/** Enough of a file for sniffFileType. */
export const SNIFF_BYTES = 8

const SIGNATURES: readonly (readonly [FileType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** The type of a file by its first bytes, or null for anything that is not taken. */
export function sniffFileType(bytes: Uint8Array): FileType | null {
  const match = SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))
  return match?.[0] ?? null
}

/** The columns of public.document_kinds that the rules read. */
export interface DocumentKind {
  code: string
  mime_types: readonly string[]
  max_bytes: number
}

export interface DocumentError {
  key: 'document_empty' | 'document_too_large' | 'document_type_unknown' | 'document_type_refused'
  values: Readonly<Record<string, string | number>>
}

/** Why a file cannot be a document of that kind, or null. `head` are its first bytes (SNIFF_BYTES or more). */
export function documentError(kind: DocumentKind, size: number, head: Uint8Array): DocumentError | null {
  if (size === 0) return { key: 'document_empty', values: {} }
  if (size > kind.max_bytes) return { key: 'document_too_large', values: { size, max: kind.max_bytes } }
  const type = sniffFileType(head)
  if (type === null) return { key: 'document_type_unknown', values: { allowed: kind.mime_types.join(', ') } }
  if (!kind.mime_types.includes(type)) {
    return { key: 'document_type_refused', values: { type, allowed: kind.mime_types.join(', ') } }
  }
  return null
}

/** A row of public.document_requirements. */
export interface DocumentRequirement {
  card_kind: string
  document_kind: string
  due_at: 'submission' | 'seal'
  condition: 'always' | 'external' | 'proxy' | 'name_changed'
}

/** What of a file its documents depend on. */
export interface DocumentSituation {
  cardKind: string
  /** 外聘: 工作单位 is not the 申报单位. */
  isExternal: boolean
  /** 代办: the unit enters for the person. */
  isProxy: boolean
  /** Name or ID number differ from the record. */
  isNameChanged: boolean
  /** A granted appeal replaces the unit's missing seal. */
  isSealWaived: boolean
}

/** Kinds of documents that a file needs up to a step: at submission, or from the seal on as well. */
export function requiredDocuments(
  requirements: readonly DocumentRequirement[],
  situation: DocumentSituation,
  upTo: 'submission' | 'seal',
): string[] {
  const holds: Record<DocumentRequirement['condition'], boolean> = {
    always: true,
    external: situation.isExternal,
    proxy: situation.isProxy,
    name_changed: situation.isNameChanged,
  }
  return requirements
    .filter((requirement) => requirement.card_kind === situation.cardKind && holds[requirement.condition])
    .filter(
      (requirement) => requirement.due_at === 'submission' || (upTo === 'seal' && !situation.isSealWaived),
    )
    .map((requirement) => requirement.document_kind)
}

/** Kinds that are needed and not there. */
export function missingDocuments(required: readonly string[], present: Iterable<string>): string[] {
  const there = new Set(present)
  return required.filter((kind) => !there.has(kind))
}
