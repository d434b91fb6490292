export const annex = {
  printAnnex1: '打印申报表（附件1）',
  printAnnex3: '打印申报表（附件3）',
  downloadAnnex2: '下载附件2（Excel）',
  downloadAnnex4: '下载附件4（Excel）',
  downloadCheck: '下载核对表（Excel）',
  paperHint: '请用 A4 纸、100% 比例打印，并在打印对话框中取消“页眉和页脚”。',
  making: '正在生成 {percent}%',
  cancelMaking: '取消生成',
  makingFailed: '文件没有生成，请重试。',
  makingDone: '已生成：{fileName}',
} as const
