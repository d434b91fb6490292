import { Button, theme } from 'antd'
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
  const { token } = theme.useToken()
  if (accounts.length === 0) return null
  return (
    <section className="sign-in-accounts">
      <h2 style={{ fontSize: 18, margin: 0 }}>{t('account.demoTitle')}</h2>
      <p style={{ margin: '4px 0 12px', color: token.colorTextDescription }}>{t('account.demoText')}</p>
      <div className="sign-in-accounts-list">
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
              <span style={{ color: token.colorTextDescription }}>
                {language === 'zh-CN' ? account.place.zh : account.place.en}
              </span>
            </span>
          </Button>
        ))}
      </div>
    </section>
  )
}
