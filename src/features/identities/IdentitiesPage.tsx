import { useSearchParams } from 'react-router'
import { BlockedClaimsTab } from './BlockedClaimsTab'
import { DisputesTab } from './DisputesTab'

/** 身份争议与认领: of the province's reviewers, who alone decide whose a record is. */
export function IdentitiesPage() {
  const [params] = useSearchParams()
  const tab = params.get('tab')
  if (tab === 'blocked') return <BlockedClaimsTab />
  return <DisputesTab isOpen={tab !== 'decided'} />
}
