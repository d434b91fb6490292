/** What forms begin with, as the database keeps it in people.profile. */
export const profileFields = [
  'education',
  'ethnic_group',
  'political_status',
  'qualification_level',
  'qualification_title',
  'speciality',
  'occupation_engaged',
] as const
export type ProfileField = (typeof profileFields)[number]
