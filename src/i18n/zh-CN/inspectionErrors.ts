// 督导报告与整改：数据库拒绝时说什么。
export const inspectionErrors = {
  inspection_attendees_missing: '到场督导员至少选一人，且须包括您本人。',
  inspection_count_missing: '请填写实到人数（0 至 100000 的整数）。',
  inspection_file_not_possible: '现在不能增删这份材料：报告已提交、意见已填写，或不由您上传。请刷新。',
  inspection_file_was_answered: '这份材料已随整改回复提交，不能删除；可以补充新的材料。',
  inspection_item_missing: '“{item}”还没有选择检查结果。',
  inspection_not_begun: '评价于 {on} 开始，届时才能填写督导报告。',
  inspection_note_missing: '请写明“{item}”的问题（至少 5 个字）。',
  inspection_proposal_missing: '发现了问题，请写明处理建议。',
  inspection_report_commented: '{by} 已填写单位意见，不能再改。',
  inspection_report_not_found: '没有找到这份督导报告，或您无权查看。',
  inspection_report_read: '{by} 已阅处这份报告。',
  inspection_report_submitted: '{by} 已提交这份报告，提交后不能修改。',
  inspection_severity_missing: '请选择“{item}”问题的严重程度。',
  inspection_situation_missing: '请填写总体情况（至少 5 个字）。',
  own_inspection_report: '不能阅处本人参与督导的报告，请由其他人员办理。',
} as const
