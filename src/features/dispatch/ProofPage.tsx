import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { readProof } from '../../data/dispatch'
import { verifyProof } from '../../domain/dispatchProof'
import { saveFile } from '../../ui/saveFile'
import { ProofView } from './ProofView'

/** The proof of a draw: the published record, recomputed here. */
export function ProofPage() {
  const { draw = '' } = useParams()
  const proof = useQuery({ queryKey: ['proof', draw], queryFn: ({ signal }) => readProof(draw, signal) })
  const result = useQuery({
    queryKey: ['proof', draw, 'result', proof.dataUpdatedAt],
    queryFn: () => verifyProof(proof.data),
    enabled: Boolean(proof.data),
  })
  return (
    <ProofView
      proof={proof.data}
      result={result.data}
      error={proof.error}
      onRetry={() => void proof.refetch()}
      onExport={() => {
        const bytes = new TextEncoder().encode(`${JSON.stringify(proof.data, null, 2)}\n`)
        saveFile(`proof-${draw}.json`, bytes, 'application/json')
      }}
    />
  )
}
