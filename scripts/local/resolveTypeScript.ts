import { registerHooks } from 'node:module'

// Node runs TypeScript as it is, but wants the extension that sources written for a bundler leave out.
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context)
    } catch (error) {
      const isRelative = specifier.startsWith('./') || specifier.startsWith('../')
      if (!isRelative || (error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
      return next(`${specifier}.ts`, context)
    }
  },
})
