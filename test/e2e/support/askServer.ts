import { type Actor, type CastMember, cast, castPassword } from './cast'

/** The address of the API with its public key. */
async function connect(baseURL: string | undefined) {
  const { supabaseKey } = await (await fetch(`${baseURL}/config.json`)).json()
  return async <Answer>(path: string, method: string, body?: unknown, token?: string): Promise<Answer> => {
    const answer = await fetch(`${baseURL}${path}`, {
      method,
      headers: {
        apikey: supabaseKey,
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
}

interface Session {
  access_token: string
}

/**
 * Reads from the API as a member of the cast: to find out who has what to do in the demo world, whatever its size.
 *
 * @param path below /rest/v1/, with its query
 */
export async function askServer<Row>(
  baseURL: string | undefined,
  member: CastMember,
  path: string,
): Promise<Row[]> {
  const call = await connect(baseURL)
  const { access_token: token } = await call<Session>('/auth/v1/token?grant_type=password', 'POST', {
    email: cast[member],
    password: castPassword,
  })
  const isCall = path.startsWith('rpc/')
  return call(`/rest/v1/${path}`, isCall ? 'POST' : 'GET', isCall ? {} : undefined, token)
}

/**
 * The officer of a unit or of a city center, able to sign in. Most logins of the demo world have no password: this one
 * is given the cast's, by the mail that somebody gets who forgot it.
 */
export async function officerOf(
  baseURL: string | undefined,
  place: { institutionId: string | null; regionCode: string },
): Promise<Actor> {
  const where = place.institutionId
    ? `institution_id=eq.${place.institutionId}`
    : `role=eq.city_officer&region_code=eq.${place.regionCode}`
  const [officer] = await askServer<{ email: `${string}@${string}` }>(
    baseURL,
    'security',
    `staff?select=email&is_active=is.true&${where}`,
  )
  if (!officer) throw new Error(`nobody works at ${place.institutionId ?? place.regionCode}`)
  const { email } = officer
  const isKnown = Object.values<string>(cast).includes(email)
  if (!isKnown) await givePassword(baseURL, email)
  return email
}

async function givePassword(baseURL: string | undefined, email: string) {
  const call = await connect(baseURL)
  await call('/auth/v1/recover', 'POST', { email })
  const { mails } = await call<{ mails: { to: string; text: string }[] }>('/_local/mails.json', 'GET')
  const code = /\b\d{6}\b/.exec(mails.findLast(({ to }) => to === email)?.text ?? '')?.[0]
  const { access_token: token } = await call<Session>('/auth/v1/verify', 'POST', {
    type: 'recovery',
    email,
    token: code,
  })
  await call('/auth/v1/user', 'PUT', { password: castPassword }, token)
}
