import type { AppError } from '../data/errors'

/** How reads behave: a lost connection is tried again, a refusal is not; a page that regains focus is fresh. */
export const queryOptions = {
  defaultOptions: {
    queries: {
      retry: (failures: number, error: unknown) => (error as AppError).kind === 'offline' && failures < 2,
      staleTime: 5_000,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
}
