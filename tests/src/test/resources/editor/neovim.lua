-- Somebody at Neovim with the language server: opens a file that has a mistake, looks at what a name means, takes the
-- quick fix and saves. Says what the editor shows, a fact a line. Runs on Neovim 0.7 and newer.
--
-- PLAY, in lines: the launcher, the file, what is wrong in it, the text that ends with the name, the log to say it in.
local launcher, file, mistake, name, log = unpack(vim.fn.split(vim.env.PLAY, '\n'))
local out = io.open(log, 'w')

local function say(fact, text)
  out:write(fact, ': ', (string.gsub(tostring(text), '\n.*', '')), '\n')
  out:flush()
end

local function await(what, condition)
  if not vim.wait(60000, condition, 20) then
    error('waited in vain for ' .. what)
  end
end

-- Puts the cursor on the last letter of the text.
local function look_at(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local _, last = string.find(line, text, 1, true)
    if last then
      vim.api.nvim_win_set_cursor(0, { number, last - 1 })
      return number
    end
  end
  error('there is no ' .. text)
end

local function play()
  local client = vim.lsp.start_client({ name = 'mgwc', cmd = { launcher, 'lsp' }, root_dir = vim.fn.getcwd() })
  local function ask(method, parameters)
    local answers = vim.lsp.buf_request_sync(0, method, parameters, 60000)
    return answers[client].result
  end

  vim.cmd('edit ' .. file)
  vim.lsp.buf_attach_client(0, client)
  await('findings', function() return #vim.diagnostic.get(0) > 0 end)
  local findings = {}
  for _, found in ipairs(vim.diagnostic.get(0)) do
    say('finding', string.format('%s %d:%d %s', found.code, found.lnum + 1, found.col + 1, found.message))
    table.insert(findings, {
      range = {
        start = { line = found.lnum, character = found.col },
        ['end'] = { line = found.end_lnum, character = found.end_col },
      },
      code = found.code,
      message = found.message,
    })
  end

  look_at(name)
  local here = vim.lsp.util.make_position_params()
  say('hover', ask('textDocument/hover', here).contents.value)
  local target = ask('textDocument/definition', here)
  target = target[1] or target
  say('definition', vim.uri_to_fname(target.uri or target.targetUri))

  local line = look_at(mistake)
  local range = vim.lsp.util.make_range_params()
  range.context = { diagnostics = findings }
  local action = ask('textDocument/codeAction', range)[1]
  say('quick fix', action.title)
  vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
  await('the end of the findings', function() return #vim.diagnostic.get(0) == 0 end)
  vim.cmd('write')
  say('saved', vim.fn.trim(vim.fn.getline(line)))

  vim.lsp.stop_client(client)
  await('the end of the server', function() return vim.lsp.get_client_by_id(client) == nil end)
end

local done, problem = pcall(play)
if not done then
  say('problem', problem)
end
out:close()
vim.cmd(done and 'qall!' or 'cquit!')
