# client.rb HOST:PORT: asks a daemon with Ruby's xmlrpc, with the credentials of joe. Ends with 1 at the first wrong answer.
require 'xmlrpc/client'

host, port = ARGV[0].split(':')

def same(got, wanted, what)
  raise "#{what}: wanted #{wanted.inspect}, got #{got.inspect}" unless got == wanted
end

begin
  XMLRPC::Client.new3(host: host, port: port.to_i, path: '/RPC2', timeout: 60).call('supervisor.getPID')
  raise 'answered without credentials'
rescue RuntimeError => e
  raise unless e.message.start_with?('Authorization failed')
end

client = XMLRPC::Client.new3(host: host, port: port.to_i, path: '/RPC2', timeout: 60, user: 'joe', password: 's3cret')
supervisor = client.proxy('supervisor')

def fault(code, text)
  yield
  raise "no fault where #{text} was expected"
rescue XMLRPC::FaultException => e
  same([e.faultCode, e.faultString], [code, text], 'fault')
end

same(supervisor.getAPIVersion, '3.0', 'version')
same(supervisor.getState, { 'statecode' => 1, 'statename' => 'RUNNING' }, 'state')
same(supervisor.getPID.class, Integer, 'type of a pid')
info = supervisor.getAllProcessInfo.to_h { |one| [one['name'], one] }
same(info.keys.sort, %w[a b cat late], 'names')
Process.kill(0, info['cat']['pid'])
same(supervisor.startProcess('late'), true, 'start')
same(supervisor.getProcessInfo('late')['statename'], 'RUNNING', 'state of late')
fault(60, 'ALREADY_STARTED: late') { supervisor.startProcess('late', true) }
fault(10, 'BAD_NAME: nobody') { supervisor.getProcessInfo('nobody') }
fault(2, 'INCORRECT_PARAMETERS') { supervisor.getProcessInfo }
fault(1, 'UNKNOWN_METHOD') { client.call('supervisor.noSuchMethod') }
same(supervisor.stopProcessGroup('g').map { |one| [one['name'], one['status'], one['description']] }.sort,
     [['a', 80, 'OK'], ['b', 80, 'OK']], 'results of a group')

# Not multicall2: Supervisor's answers are not each in an array of its own, which that one insists on.
both = client.call('system.multicall', [{ 'methodName' => 'supervisor.getSupervisorVersion', 'params' => [] },
                                        { 'methodName' => 'supervisor.startProcess', 'params' => ['nobody'] }])
same(both[0].start_with?('4.'), true, "multicall: #{both[0]}")
same(both[1]['faultCode'], 10, 'fault in a multicall')

text = "Grüße, 猫 <&> 😀\n"
supervisor.sendProcessStdin('cat', text)
log = ''
600.times do
  log = supervisor.readProcessStdoutLog('cat', 0, 0)
  break if log.include?("\n")
  sleep 0.1
end
same(log.dup.force_encoding('UTF-8'), text, 'log')
same(supervisor.tailProcessStdoutLog('cat', 0, 1000).map(&:class), [String, Integer, FalseClass], 'tail')
same(client.call('system.listMethods').include?('supervisor.signalProcess'), true, 'methods')
puts 'ruby is content'
