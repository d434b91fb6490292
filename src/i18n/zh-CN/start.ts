// Before a draft begins.
export const start = {
  title: '申报换证',
  titleProxy: '为{name}代办换证',
  time: '原证卡的信息会自动填好，一般 10 分钟内可以填完；随填随存，可以分次填写。',
  card: '要换的证卡',
  unit: '由哪个单位审核、盖章',
  ready: '请准备好这些材料（可用手机拍照）',
  ownDraft: '本人已有一份正在填写的申报。请由本人提交，或在本人撤回后再代办。',
  begin: '开始填写',
} as const
