import { useQuery } from '@tanstack/react-query'
import { currentProfile } from '../data/profile'
import { listOwnDeputies } from '../data/staff'
import { AccountView } from '../features/account/AccountView'
import { PasswordForm } from '../features/account/PasswordForm'
import { useAppearance } from './Appearance'

/** 我的账号; it stands here because the appearance is the app's. */
export function AccountPage() {
  const { appearance, setAppearance } = useAppearance()
  const profile = currentProfile()
  const deputies = useQuery({
    queryKey: ['deputies', 'own'],
    queryFn: ({ signal }) => listOwnDeputies(profile?.user_id ?? '', signal),
    enabled: !!profile?.deputy_for.length,
  })
  if (!profile) return null
  return (
    <AccountView
      profile={profile}
      deputies={deputies.data ?? []}
      appearance={appearance}
      onAppearance={setAppearance}
    >
      <PasswordForm email={profile.email} />
    </AccountView>
  )
}
