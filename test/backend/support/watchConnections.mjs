// Loaded into a process under test with --import: notes every host other than this machine that it turns to.

import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

const file = process.env.HUANZHENG_CONNECTION_LOG
const own = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::'])

function note(what, host) {
  if (file && host && !own.has(String(host))) appendFileSync(file, `${what} ${host}\n`)
}

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const options = typeof first === 'object' && first !== null ? first : { port: first, host: second }
  if (!options.path) note('connect', options.host)
  return connect.apply(this, args)
}

for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const original = dns[name]
  dns[name] = (host, ...rest) => {
    note(name, host)
    return original(host, ...rest)
  }
}
