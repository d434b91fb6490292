// Stands in for @refinedev/devtools-internal, which traces hooks for a tool that nobody opens here.

const nothing = { resourceName: undefined, resourcePath: undefined, scope: undefined }

export const getXRay = () => nothing

export const useQuerySubscription = () => ({ mutate: () => undefined, isPending: false })
