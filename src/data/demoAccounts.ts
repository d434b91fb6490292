import { serverSettings } from './client'

/** A login that the local demo stack offers with one click. */
export interface DemoAccount {
  email: string
  password: string
  role: string
  name: string
  place: { zh: string; en: string }
}

/** The demo accounts, where the server says that it is the local demo stack; none anywhere else. */
export async function findDemoAccounts(): Promise<DemoAccount[]> {
  if (!serverSettings().demo) return []
  const response = await fetch('/_local/demo.json')
  if (!response.ok) return []
  const { accounts } = (await response.json()) as { accounts: DemoAccount[] }
  return accounts
}
