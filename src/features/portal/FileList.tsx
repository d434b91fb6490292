import { Flex, Typography, theme } from 'antd'
import { Link } from 'react-router'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { CardFileRow } from '../../data/people'
import type { Portal } from '../../data/peopleCards'
import { applicationPath } from '../../domain/paths'
import { progressOf } from '../../domain/progress'
import type { Status } from '../../domain/review'
import { shanghaiDate } from '../../domain/shanghai'
import { statusTone } from '../../domain/statusTone'
import { useTranslation } from '../../i18n/useTranslation'
import { ProgressLine } from '../../ui/ProgressLine'
import { StatusTag } from '../../ui/StatusTag'

interface Props {
  portal: Portal
  dictionaries: Dictionaries
}

const OFF_THE_WAY: ReadonlySet<Status> = new Set<Status>(['withdrawn', 'expired_draft', 'expired_return'])

/** My files, the latest first, each with how far it has come. */
export function FileList({ portal, dictionaries }: Props) {
  const { t, language } = useTranslation()
  const { token } = theme.useToken()
  return (
    <section aria-label={t('portal.files')}>
      <Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 8px' }}>
        {t('portal.files')}
      </Typography.Title>
      {portal.files.length === 0 ? (
        <Typography.Text type="secondary">{t('portal.filesNone')}</Typography.Text>
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {portal.files.map((file) => {
            const card = portal.cards.find(({ id }) => id === file.card_id)
            return (
              <li
                key={file.id}
                style={{
                  padding: 12,
                  background: token.colorBgContainer,
                  borderBottom: `1px solid ${token.colorBorderSecondary}`,
                }}
              >
                <Flex gap={12} wrap align="baseline" justify="space-between">
                  <Link to={applicationPath(file.id)}>
                    {t('portal.fileLine', {
                      number: file.number ?? t('portal.noNumber'),
                      kind: card ? nameOf(language, dictionaries.cardKinds, card.kind) : '',
                    })}
                  </Link>
                  <StatusTag tone={statusTone(file.status)}>{t(`words.status.${file.status}`)}</StatusTag>
                </Flex>
                <Typography.Text type="secondary" className="tabular">
                  {shanghaiDate(file.created_at)}
                  {file.is_proxy && ` · ${t('application.proxyTag')}`}
                </Typography.Text>
                {!OFF_THE_WAY.has(file.status) && <Progress file={file} />}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function Progress({ file }: { file: CardFileRow }) {
  const { t } = useTranslation()
  const points = progressOf(file).map(({ status, state }) => ({
    key: status,
    title: t(`words.status.${status}`),
    state,
  }))
  return (
    <div style={{ marginTop: 8 }}>
      <ProgressLine points={points} isCompact />
    </div>
  )
}
