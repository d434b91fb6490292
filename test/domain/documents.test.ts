import { describe, expect, test } from 'vitest'
import {
  type DocumentKind,
  type DocumentRequirement,
  type DocumentSituation,
  documentError,
  missingDocuments,
  requiredDocuments,
  sniffFileType,
} from '../../src/domain/documents.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const text = (content: string) => new TextEncoder().encode(content)
const PNG = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00)
const JPEG = bytes(0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10)
const photo: DocumentKind = { code: 'photo', mime_types: ['image/jpeg', 'image/png'], max_bytes: 1000 }

describe('the type of a file is that of its content', () => {
  test('for JPEG, PNG and PDF', () => {
    expect(sniffFileType(JPEG)).toBe('image/jpeg')
    expect(sniffFileType(PNG)).toBe('image/png')
    expect(sniffFileType(text('%PDF-1.7\n'))).toBe('application/pdf')
  })

  test('and nothing else is taken, whatever it calls itself', () => {
    for (const other of [
      text('<svg onload="alert(1)">'),
      text('<!doctype html>'),
      text('GIF89a'),
      text('PK\u0003\u0004'),
      text(' %PDF-1.7'),
      bytes(0x89, 0x50),
      bytes(),
    ]) {
      expect(sniffFileType(other)).toBeNull()
    }
  })
})

describe('a document is refused', () => {
  test('if it is empty, too large, unreadable or of another type than its kind takes', () => {
    expect(documentError(photo, 0, bytes())?.key).toBe('document_empty')
    expect(documentError(photo, 1001, PNG)).toMatchObject({
      key: 'document_too_large',
      values: { max: 1000 },
    })
    expect(documentError(photo, 1000, text('hello'))?.key).toBe('document_type_unknown')
    expect(documentError(photo, 1000, text('%PDF-1.4'))?.key).toBe('document_type_refused')
  })

  test('and otherwise taken, up to the very last byte', () => {
    expect(documentError(photo, 1000, PNG)).toBeNull()
  })
})

describe('the documents of a file', () => {
  const requirement = (
    document_kind: string,
    due_at: DocumentRequirement['due_at'] = 'submission',
    condition: DocumentRequirement['condition'] = 'always',
  ): DocumentRequirement => ({ card_kind: 'assessor', document_kind, due_at, condition })
  const requirements = [
    requirement('photo'),
    requirement('employment_contract', 'submission', 'external'),
    requirement('written_application', 'submission', 'proxy'),
    requirement('name_change_proof', 'submission', 'name_changed'),
    requirement('sealed_form', 'seal'),
    { ...requirement('id_card'), card_kind: 'supervisor' },
  ]
  const plain: DocumentSituation = {
    cardKind: 'assessor',
    isExternal: false,
    isProxy: false,
    isNameChanged: false,
    isSealWaived: false,
  }

  test('at submission are those of its kind, without the seal', () => {
    expect(requiredDocuments(requirements, plain, 'submission')).toEqual(['photo'])
  })

  test('include what the situation asks for', () => {
    const all = { ...plain, isExternal: true, isProxy: true, isNameChanged: true }
    expect(requiredDocuments(requirements, all, 'submission')).toEqual([
      'photo',
      'employment_contract',
      'written_application',
      'name_change_proof',
    ])
  })

  test('include the sealed form after the unit’s opinion, unless a granted appeal replaces the seal', () => {
    expect(requiredDocuments(requirements, plain, 'seal')).toEqual(['photo', 'sealed_form'])
    expect(requiredDocuments(requirements, { ...plain, isSealWaived: true }, 'seal')).toEqual(['photo'])
  })

  test('that are missing are named', () => {
    expect(missingDocuments(['photo', 'id_card'], new Set(['id_card', 'card_scan']))).toEqual(['photo'])
  })
})
