// Stands in for papaparse, which Refine loads for its own import and export; ours do not use them.

function leftOut(): never {
  throw new Error("Refine's import and export are left out of this build")
}

export default { parse: leftOut, unparse: leftOut }
