# Makes a man page, man(7), of pages of docs/: what they use of Markdown and nothing more.
# Variables: page, section, date, release, about (the line under NAME). With options=1 a "###" of a page but the first is an option.
BEGIN {
  printf ".TH %s %s %s \"jsupervisor %s\" \"JSupervisor\"\n", toupper(page), section, date, release
  print ".SH NAME"
  print escape(page) " \\- " escape(about)
}
# Plain characters: what roff would take for its own is escaped.
function escape(s) {
  gsub(/\\/, "\\e", s)
  gsub(/…/, "...", s)
  gsub(/-/, "\\-", s)
  return s
}
function words(s) { # outside of code: a hyphen is a hyphen
  gsub(/\\/, "\\e", s)
  gsub(/…/, "...", s)
  while (match(s, /\*\*[^*]+\*\*/))
    s = substr(s, 1, RSTART - 1) "\\fB" substr(s, RSTART + 2, RLENGTH - 4) "\\fR" substr(s, RSTART + RLENGTH)
  while (match(s, /\*[A-Za-z][^*]*\*/))
    s = substr(s, 1, RSTART - 1) "\\fI" substr(s, RSTART + 1, RLENGTH - 2) "\\fR" substr(s, RSTART + RLENGTH)
  return s
}
function inline(s,   parts, n, i, out, link, text) {
  gsub(/\\\|/, "|", s)
  while (match(s, /\[([^][]|\[[^][]*\])+\]\([^)]*\)/)) {
    link = substr(s, RSTART, RLENGTH)
    text = link
    sub(/\]\([^)]*\)$/, "", text)
    s = substr(s, 1, RSTART - 1) substr(text, 2) substr(s, RSTART + RLENGTH)
  }
  n = split(s, parts, "`")
  for (i = 1; i <= n; i++) out = out (i % 2 ? words(parts[i]) : "\\fB" escape(parts[i]) "\\fR")
  return out
}
function put(s,   parts, n, i, line) { # in lines short enough for mandoc, which sees more of what is not ASCII, none of which looks like a request
  n = split(s, parts, " ")
  for (i = 1; i <= n; i++) {
    if (line != "" && length(line) + length(parts[i]) > 68) { say(line); line = "" }
    line = line == "" ? parts[i] : line " " parts[i]
  }
  if (line != "") say(line)
}
function say(line) { print (line ~ /^[.']/ ? "\\&" : "") line }
function paragraph() {
  if (text == "") return
  if (item != "") print ".IP " item
  else if (!fresh) print (hanging ? ".IP" : ".PP")
  put(inline(text))
  text = item = ""
  fresh = 0
}
function heading(macro, s) { paragraph(); table_end(); print macro (s == "" ? "" : " " s); fresh = 1; hanging = 0 }
function section_of(s) { s = inline(s); gsub(/"/, "\\(dq", s); return "\"" toupper_words(s) "\"" }
function toupper_words(s) { return s ~ /\\f|\[/ ? s : toupper(s) }
function table_end() { if (rows) fresh = 0; rows = 0 }
function row(s,   cells, n, i, body) {
  gsub(/\\\|/, "\001", s)
  sub(/^\| ?/, "", s)
  sub(/ *\|$/, "", s)
  n = split(s, cells, / *\| ?/)
  if (++rows == 1 || s ~ /^[-| ]+$/) return # the names of the columns, and the line below them
  for (i = 2; i <= n; i++) if (cells[i] != "") body = body (body == "" ? "" : "; ") cells[i]
  gsub(/\001/, "|", body)
  gsub(/\001/, "|", cells[1])
  if (cells[1] == "") print ".IP"
  else if (length(cells[1]) < 60) { print ".TP"; say(inline(cells[1])) }
  else { print ".PP"; put(inline(cells[1])); print ".RS" } # the tag of .TP is one line
  put(body == "" ? "\\&" : inline(body))
  if (length(cells[1]) >= 60) print ".RE"
}
function code_end() { if (code) { print ".fi"; print ".RE"; fresh = 0 } code = 0 }

FNR == 1 { paragraph(); code_end(); table_end(); file++ }
/^    / && text == "" {
  table_end()
  if (file == 1 && !described) { if (!code++) print ".SH SYNOPSIS\n.nf"; print "\\fB" escape(substr($0, 5)) "\\fR"; next }
  if (!code) { if (!fresh) print (hanging ? ".sp" : ".PP"); print ".RS 4\n.nf" }
  code = 1
  say(escape(substr($0, 5)))
  next
}
code && /^$/ { getline following; if (following ~ /^    /) { print ""; $0 = following; say(escape(substr($0, 5))); next } $0 = following }
{ if (code && !described) { print ".fi"; code = 0 } else code_end() }
file == 1 && !described && /^[^# ]/ { described = 1; print ".SH DESCRIPTION"; fresh = 1 }
/^# / { if (file > 1) heading(".SH", section_of(substr($0, 3))); next }
/^## / { heading(file > 1 ? ".SS" : ".SH", file > 1 ? "\"" inline(substr($0, 4)) "\"" : section_of(substr($0, 4))); next }
/^### / {
  if (options && file > 1) { heading(".TP", ""); say("\\fB" escape(substr($0, 5)) "\\fR"); hanging = 1 }
  else heading(".SS", "\"" inline(substr($0, 5)) "\"")
  next
}
/^\|/ { paragraph(); row($0); next }
rows && !/^\|/ { table_end() }
/^$/ { paragraph(); next }
/^- / { paragraph(); item = "\\(bu 2"; text = substr($0, 3); next }
/^[0-9]+\. / { paragraph(); item = $1 " 4"; text = substr($0, index($0, " ") + 1); next }
/^!\[/ { next }
{ sub(/^ +/, ""); text = text == "" ? $0 : text " " $0 }
END { paragraph(); code_end() }
