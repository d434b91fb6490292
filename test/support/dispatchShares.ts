import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import { staff } from './people'
import type { Login, Row } from './session'

/** A share as its columns have it. */
export interface Share extends Row {
  id: string
  number: string
  version: number
  status: string
  attempt: number
  draw_id: string
}

/** A share of Chengdu's evaluations of May 2024, a fifth of them unless another is asked for. */
export const planShare = (db: Db, values: Row = {}, who: Login = staff.cityChengdu) =>
  db.rpc<Share>(who, 'plan_share', {
    p_values: { from_on: '2024-05-01', to_on: '2024-05-31', unit: 'percent', amount: 20, ...values },
    p_request_id: randomUUID(),
  })

const step = (share: Share, args: Row = {}): Row => ({
  p_id: share.id,
  p_expected_version: share.version,
  p_request_id: randomUUID(),
  ...args,
})

export const commitShare = (db: Db, share: Share, args: Row = {}, who: Login = staff.cityChengdu) =>
  db.rpc<Share>(who, 'commit_share', step(share, { p_public_source: null, p_public_on: null, ...args }))

export const drawShare = (db: Db, share: Share, args: Row = {}, who: Login = staff.cityChengdu) =>
  db.rpc<Share>(who, 'draw_share', step(share, { p_public_number: null, ...args }))

export const voidShare = (db: Db, share: Share, args: Row = {}, who: Login = staff.reviewerOne) =>
  db.rpc<Share>(who, 'void_share', step(share, { p_reason: '条件有误，本次抽查作废', ...args }))

export const cancelShare = (db: Db, share: Share, args: Row = {}, who: Login = staff.cityChengdu) =>
  db.rpc<Share>(who, 'cancel_share', step(share, { p_reason: '不再抽查', ...args }))

/** What preview_share answers. */
export interface SharePreview {
  wanted: number
  eligible: number
  evaluations: { id: string; problems: string[] }[]
}

export const previewShare = (db: Db, share: Share, who: Login = staff.cityChengdu) =>
  db.rpc<SharePreview>(who, 'preview_share', { p_id: share.id })

/** The orders of a share that live, by number. */
export const ordersOf = (db: Db, share: Share) =>
  db.admin<Row & { evaluation_id: string; status: string; number: string }>(
    `select * from public.inspection_orders where share_id = $1 and status <> 'cancelled' order by number`,
    [share.id],
  )
