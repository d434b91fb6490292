// Stands in for @supabase/functions-js: the product calls the database alone, no edge functions.

/** What supabase-js makes when somebody asks for edge functions. */
export class FunctionsClient {
  constructor() {
    throw new Error('edge functions are left out of this build')
  }
}

/** What supabase-js hands on of the library. */
export const FunctionRegion = {}
export class FunctionsError extends Error {}
export class FunctionsFetchError extends FunctionsError {}
export class FunctionsHttpError extends FunctionsError {}
export class FunctionsRelayError extends FunctionsError {}
