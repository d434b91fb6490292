import { useStatisticsContext } from './statisticsContext'

/** A choice in the address; what it does not know is the first one. */
export function useChoice<Key extends string>(name: string, keys: readonly [Key, ...Key[]]): Key {
  const { choiceOf } = useStatisticsContext()
  return keys.find((key) => key === choiceOf(name)) ?? keys[0]
}
