import { ArrowLeftOutlined } from '@ant-design/icons'
import { ConfigProvider, Skeleton } from 'antd'
import { useParams } from 'react-router'
import { portalPath, unitPeoplePath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { LinkButton } from '../../ui/LinkButton'
import { useIsNarrow } from '../../ui/useIsNarrow'
import { ApplicationScreen } from './ApplicationScreen'
import { useFile } from './useFile'

/** One application for whoever fills it in: the step form, the correction, or the file on its way. */
export function ApplicationPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const isNarrow = useIsNarrow()
  const { ready, error, reload, retry } = useFile(id)
  if (!ready) {
    if (error) {
      return (
        <ErrorState
          error={error}
          onRetry={retry}
          extra={<LinkButton to={portalPath()}>{t('file.back')}</LinkButton>}
        />
      )
    }
    return (
      <div role="status" aria-label={t('application.loading')}>
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    )
  }
  const isOwn = ready.file.application.person_id === ready.scope.person_id
  return (
    <div style={{ maxWidth: 1280, margin: '0 auto' }}>
      <LinkButton
        type="link"
        icon={<ArrowLeftOutlined aria-hidden />}
        to={isOwn ? portalPath() : unitPeoplePath()}
        style={{ paddingInline: 0, marginBottom: 4 }}
      >
        {isOwn ? t('file.back') : t('file.backUnit')}
      </LinkButton>
      <ConfigProvider componentSize={isNarrow ? 'large' : undefined}>
        <ApplicationScreen {...ready} onChanged={reload} />
      </ConfigProvider>
    </div>
  )
}
