import { Descriptions, Flex, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Profile } from '../../data/profile'
import type { Deputy } from '../../data/staff'
import { portalPath } from '../../domain/paths'
import { regionName } from '../../domain/region'
import type { Language } from '../../i18n/language'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'

interface Props {
  profile: Profile
  /** The units that the login stands in for, with the time. */
  deputies: readonly Deputy[]
  appearance: 'light' | 'dark'
  onAppearance(appearance: 'light' | 'dark'): void
  /** The form of the password. */
  children: ReactNode
}

/** Who one is here, how the product looks, and the password. */
export function AccountView({ profile, deputies, appearance, onAppearance, children }: Props) {
  const { t, find, language, setLanguage } = useTranslation()
  const { staff } = profile
  return (
    <Flex vertical gap={16} style={{ maxWidth: 760 }}>
      <h1 style={{ fontSize: 20, margin: 0 }}>{t('account.title')}</h1>
      <Panel title={t('account.profile')}>
        <Descriptions
          size="small"
          column={1}
          items={[
            ...(staff ? [{ key: 'name', label: t('account.name'), children: staff.name }] : []),
            { key: 'email', label: t('account.email'), children: profile.email },
            {
              key: 'role',
              label: t('account.role'),
              children: t(`common.roles.${staff?.role ?? 'applicant'}`),
            },
            ...(staff
              ? [
                  {
                    key: 'scope',
                    label: t('account.scope'),
                    children: staff.institution_name ?? regionName(staff.region_code, language),
                  },
                  {
                    key: 'grants',
                    label: t('account.grants'),
                    children:
                      staff.grants.map((grant) => find(`account.grant.${grant}`) ?? grant).join('、') ||
                      t('account.noGrants'),
                  },
                ]
              : []),
            ...(deputies.length > 0
              ? [
                  {
                    key: 'deputies',
                    label: t('account.deputies'),
                    children: (
                      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                        {deputies.map((deputy) => (
                          <li key={deputy.id}>
                            {t('account.deputy', {
                              unit: deputy.institutions?.name ?? deputy.institution_id,
                              from: deputy.starts_on,
                              to: deputy.ends_on,
                            })}
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
            {
              key: 'record',
              label: t('account.record'),
              children: profile.person_id ? (
                t('account.claimed', { name: profile.person_name ?? '' })
              ) : (
                <>
                  {t('account.unclaimed')}　<Link to={portalPath()}>{t('account.toClaim')}</Link>
                </>
              ),
            },
          ]}
        />
      </Panel>
      <Panel title={t('account.settings')}>
        <Flex gap={24} wrap>
          <Choice label={t('account.language')}>
            <Segmented<Language>
              aria-label={t('account.language')}
              value={language}
              onChange={setLanguage}
              options={[
                { value: 'zh-CN', label: t('common.chinese') },
                { value: 'en-US', label: t('common.english') },
              ]}
            />
          </Choice>
          <Choice label={t('account.appearance')}>
            <Segmented<'light' | 'dark'>
              aria-label={t('account.appearance')}
              value={appearance}
              onChange={onAppearance}
              options={[
                { value: 'light', label: t('account.light') },
                { value: 'dark', label: t('account.dark') },
              ]}
            />
          </Choice>
        </Flex>
      </Panel>
      <Panel title={t('account.changeTitle')}>
        {children}
        <p style={{ marginBottom: 0 }}>{t('account.idleNote', { minutes: profile.idle_minutes })}</p>
      </Panel>
    </Flex>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Flex align="center" gap={8}>
      <span aria-hidden>{label}</span>
      {children}
    </Flex>
  )
}
