import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { getCase } from '../../data/discipline'
import { casePath } from '../../domain/disciplinePaths'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { LinkButton } from '../../ui/LinkButton'
import { PrintPreview } from '../../ui/PrintPreview'
import { CaseSheet } from './CaseSheet'
import { useDictionaries } from './dictionaryOptions'
import { caseKey } from './disciplineKeys'

/** The decision of a case as a sheet for paper. */
export function CasePrintPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const dictionaries = useDictionaries()
  const { data, error, refetch } = useQuery({
    queryKey: caseKey(id),
    queryFn: ({ signal }) => getCase(id, signal),
  })
  const back = <LinkButton to={casePath(id)}>{t('discipline.backToCase')}</LinkButton>
  if (error) return <ErrorState error={error} onRetry={refetch} extra={back} />
  if (!data || !dictionaries) return <Skeleton active style={{ padding: 24 }} />
  return (
    <PrintPreview
      title={t('discipline.printTitle', { number: data.case.document_number ?? '' })}
      actions={back}
    >
      <CaseSheet data={data} dictionaries={dictionaries} />
    </PrintPreview>
  )
}
