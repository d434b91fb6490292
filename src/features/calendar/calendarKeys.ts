/** Everything about the calendar is cached under this: to be invalidated after a change. */
export const calendarKey = ['calendar'] as const
