import { expect } from 'vitest'

/** What Postgres says of a failed statement. */
export interface RaisedError {
  code?: string
  message: string
  detail?: string
}

/**
 * Waits for a business error (SQLSTATE PT4xx) and returns the values it carries.
 * @param status the HTTP status that PostgREST makes of it
 * @param key the stable message key
 */
export async function expectFailure(
  attempt: Promise<unknown>,
  status: number,
  key: string,
): Promise<Record<string, unknown>> {
  const error = await failureOf(attempt)
  expect({ code: error.code, key: error.message }).toEqual({ code: `PT${status}`, key })
  return JSON.parse(error.detail || '{}')
}

/** Waits for Postgres to refuse for want of a privilege or by a row policy (42501), which PostgREST answers with 403. */
export async function expectRefused(attempt: Promise<unknown>): Promise<void> {
  const error = await failureOf(attempt)
  expect(error).toMatchObject({ code: '42501' })
}

/** Waits for a constraint to refuse, and checks its name. */
export async function expectViolation(attempt: Promise<unknown>, constraint: string): Promise<void> {
  const error = await failureOf(attempt)
  expect(error).toMatchObject({ constraint })
}

async function failureOf(attempt: Promise<unknown>): Promise<RaisedError> {
  const outcome = await attempt.then(
    (value) => ({ value }),
    (error: RaisedError) => ({ error }),
  )
  if ('error' in outcome) return outcome.error
  throw new Error(`expected a failure, got ${JSON.stringify(outcome.value)}`)
}
