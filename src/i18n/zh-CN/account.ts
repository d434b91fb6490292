export const account = {
  email: '邮箱',
  password: '密码',
  emailRequired: '请输入邮箱',
  emailInvalid: '邮箱格式不正确，例如 name@example.com',
  passwordRequired: '请输入密码',
  signInTitle: '登录',
  demoTitle: '演示账号',
  demoText: '点击即可登录；仅本机演示环境提供。',
  signInAgain: '登录已过期',
  signInAgainText: '请输入密码继续，页面上的内容不会丢失。',
} as const
