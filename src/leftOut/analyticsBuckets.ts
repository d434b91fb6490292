// Stands in for iceberg-js, the storage's analytics buckets: the product stores documents alone.

/** What the storage client makes when somebody asks for an analytics bucket. */
export class IcebergRestCatalog {
  constructor() {
    throw new Error('analytics buckets are left out of this build')
  }
}
