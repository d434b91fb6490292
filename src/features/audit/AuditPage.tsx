import { useSearchParams } from 'react-router'
import { AccessLogTab } from './AccessLogTab'
import { AuditLogTab } from './AuditLogTab'
import { readLog } from './logAddress'

/** 审计: what was changed, and who looked at whose data. */
export function AuditPage() {
  const [params] = useSearchParams()
  return readLog(params).tab === 'access' ? <AccessLogTab /> : <AuditLogTab />
}
