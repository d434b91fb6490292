import { Button, Flex, Typography } from 'antd'
import type { DemoAccount } from '../../data/demoAccounts'
import { useTranslation } from '../../i18n/useTranslation'

interface Props {
  accounts: DemoAccount[]
  isBusy: boolean
  onChoose(account: DemoAccount): void
}

/** One button per demo account; nothing where the server offers none. */
export function DemoAccountList({ accounts, isBusy, onChoose }: Props) {
  const { t, find, language } = useTranslation()
  if (accounts.length === 0) return null
  return (
    <section style={{ marginTop: 24 }}>
      <Typography.Title level={2} style={{ fontSize: 18, marginBottom: 4 }}>
        {t('account.demoTitle')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('account.demoText')}</Typography.Paragraph>
      <Flex vertical gap={8}>
        {accounts.map((account) => (
          <Button
            key={account.email}
            disabled={isBusy}
            onClick={() => onChoose(account)}
            style={{ height: 'auto', padding: '6px 12px', textAlign: 'left', whiteSpace: 'normal' }}
            block
          >
            <span style={{ width: '100%' }}>
              <strong>{find(`common.roles.${account.role}`) ?? account.role}</strong> {account.name}
              <br />
              <Typography.Text type="secondary">
                {language === 'zh-CN' ? account.place.zh : account.place.en}
              </Typography.Text>
            </span>
          </Button>
        ))}
      </Flex>
    </section>
  )
}
