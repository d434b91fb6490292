// Keys as the database raises them (private.fail), and those of data/errors.ts.
export const errors = {
  offline: '没有连接上服务器，请检查网络后重试。如果刚才正在提交，请先刷新确认结果。',
  session_expired: '登录已过期，请重新登录；页面上的内容会保留。',
  not_permitted: '您没有权限执行这项操作。',
  not_found: '记录不存在，或您无权查看。',
  already_exists: '已有相同的记录，请勿重复添加。',
  still_referenced: '还有其他记录在使用它，不能删除。',
  took_too_long: '查询时间过长，请缩小范围后重试。',
  server_failed: '服务器出错，请稍后重试；若反复出现，请告知管理员。',
  wrong_credentials: '邮箱或密码不正确。',
  email_not_confirmed: '邮箱尚未验证，请点击验证邮件中的链接。',
  too_many_attempts: '尝试次数过多，请稍后再试。',
  unknown: '操作没有成功（{key}）。',
} as const
