import { randomUUID } from 'node:crypto'
import type { DispatchProof } from '../../src/domain/dispatch.ts'
import { type ApplicantWish, makeApplicants } from './builders'
import type { Db } from './database'
import { reportEvaluation } from './evaluations'
import { type CastApplicant, type CastInstitution, staff } from './people'
import type { Login, Row } from './session'

/** An order as its columns have it. */
export interface Order extends Row {
  id: string
  number: string
  version: number
  status: string
  draw_id: string
}

/** Supervisors whose cards outlast the evaluations of the cast's days. */
export function makeSupervisors(
  db: Db,
  count: number,
  institution: CastInstitution,
  wish: ApplicantWish = {},
): Promise<CastApplicant[]> {
  return makeApplicants(
    db,
    Array.from({ length: count }, () => ({
      institution,
      ...wish,
      card: { kind: 'supervisor', validTo: '2025-12-31', ...wish.card },
    })),
  )
}

/** An order of Chengdu's center to inspect an evaluation, of the cast's unit there unless another is given. */
export async function orderInspection(
  db: Db,
  values: Row = {},
  who: Login = staff.cityChengdu,
  evaluation?: Row,
): Promise<Order> {
  const { id } = evaluation ?? (await reportEvaluation(db))
  return db.rpc<Order>(who, 'create_inspection_order', {
    p_evaluation_id: id,
    p_values: values,
    p_request_id: randomUUID(),
  })
}

const step = (order: Order, args: Row = {}): Row => ({
  p_order_id: order.id,
  p_expected_version: order.version,
  p_request_id: randomUUID(),
  ...args,
})

export const commitDraw = (db: Db, order: Order, args: Row = {}, who: Login = staff.cityChengdu) =>
  db.rpc<Order>(who, 'commit_draw', step(order, { p_public_source: null, p_public_on: null, ...args }))

export const drawSupervisors = (db: Db, order: Order, args: Row = {}, who: Login = staff.cityChengdu) =>
  db.rpc<Order>(who, 'draw_supervisors', step(order, { p_public_number: null, ...args }))

export const voidDraw = (db: Db, order: Order, args: Row = {}, who: Login = staff.reviewerOne) =>
  db.rpc<Order>(who, 'void_draw', step(order, { p_reason: '评价日期有变，原抽派作废', ...args }))

/** Ordered, committed to and drawn. */
export async function drawn(db: Db, values: Row = {}): Promise<Order> {
  return drawSupervisors(db, await commitDraw(db, await orderInspection(db, values)))
}

export const proofOf = (db: Db, order: Order, who: Login = staff.cityChengdu) =>
  db.rpc<DispatchProof>(who, 'dispatch_proof', { p_draw_id: order.draw_id })

/** Who was dispatched, in the order of the draw. */
export const dispatchesOf = (db: Db, order: Order) =>
  db.admin<{ person_id: string; rank: number; status: string; pseudonym: string; draw_id: string }>(
    'select person_id, rank, status, pseudonym, draw_id from public.dispatches where order_id = $1 order by asked_at, rank',
    [order.id],
  )

/** What preview_pool answers. */
export interface PoolPreview {
  wanted: number
  eligible: number
  by_recent_visits: number
  in_province: number
  excluded: { name: string; card: string; problems: string[] }[]
}

/** The pool of an order as it would be now. */
export const previewPool = (db: Db, order: Order, who: Login = staff.cityChengdu) =>
  db.rpc<PoolPreview>(who, 'preview_pool', { p_order_id: order.id })
