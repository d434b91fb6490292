// Stands in for pluralize, with which Refine makes English headings of resource names; ours stand in i18n.

const same = (word: string) => word

export default { plural: same, singular: same }
