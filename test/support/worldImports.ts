import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import { type CastInstitution, staff } from './people'
import type { Random } from './random'
import { insertRows } from './seedCast'

/** Imports and exports of centers and units, for the visibility tests. */
export async function insertImports(db: Db, random: Random, units: CastInstitution[]): Promise<void> {
  const importers = [
    staff.cityChengdu,
    staff.cityMianyang,
    staff.reviewerOne,
    staff.officerChengdu,
    staff.dismissed,
  ]
  const runs = Array.from({ length: 24 }, (_, index) => {
    const importer = importers[index % importers.length] as (typeof importers)[number]
    const unit = random.once(2) ? random.pick(units) : null
    return {
      id: randomUUID(),
      kind: 'people',
      file_name: '记录.xlsx',
      file_hash: '0'.repeat(64),
      row_count: 10,
      chunk_count: 1,
      created_by: importer.id,
      created_by_name: importer.name,
      region_code: unit?.regionCode ?? importer.regionCode,
      institution_id: unit?.id ?? null,
    }
  })
  await insertRows(db.admin, 'public.import_runs', runs)
  await insertRows(
    db.admin,
    'public.export_runs',
    importers.map(({ id, name }) => ({
      id: randomUUID(),
      list: 'people',
      row_count: 1,
      format: 'csv',
      is_unmasked: false,
      created_by: id,
      created_by_name: name,
    })),
  )
}
