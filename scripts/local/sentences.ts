/** A reason to stop that a person can act upon, in both languages. */
export class PlainReason extends Error {
  readonly chinese: string
  readonly english: string

  constructor(chinese: string, english: string) {
    super(english)
    this.name = 'PlainReason'
    this.chinese = chinese
    this.english = english
  }
}

/** Turns what the operating system refused into a sentence; anything else passes unchanged. */
export function explain(error: unknown, at: { port: number; folder: string }): unknown {
  switch ((error as NodeJS.ErrnoException)?.code) {
    case 'EADDRINUSE':
      return new PlainReason(
        `端口 ${at.port} 已被占用：请关闭占用它的程序，或换一个端口，例如 PORT=${at.port + 1} npm start`,
        `Port ${at.port} is in use: stop what uses it or take another one, e.g. PORT=${at.port + 1} npm start`,
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new PlainReason(
        `没有权限：请检查 ${at.folder} 能否写入、端口 ${at.port} 能否使用。`,
        `Permission denied: check that ${at.folder} can be written and port ${at.port} may be used.`,
      )
    case 'ENOSPC':
      return new PlainReason('磁盘空间不足。', 'The disk is full.')
    case 'ENOTDIR':
    case 'EEXIST':
      return new PlainReason(
        `数据目录 ${at.folder} 不是文件夹。`,
        `The data folder ${at.folder} is not a folder.`,
      )
    default:
      return error
  }
}
