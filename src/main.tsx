import '@ant-design/v5-patch-for-react-19'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { connect } from './data/client'
import './app/global.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no root')
const connection = connect()
createRoot(root).render(<App connection={connection} />)
