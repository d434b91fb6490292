/** Codes of the database in the words that stand on documents. */
export interface DocumentNames {
  ethnicGroup: string
  issuer: string
  occupations: string
}
