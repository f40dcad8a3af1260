# rpc_xml.pl HOST:PORT: asks a daemon with Perl's RPC::XML, with the credentials of joe. Dies at the first answer that is wrong.
use strict;
use warnings;
use utf8;
use RPC::XML;
use RPC::XML::Client;
use Time::HiRes 'sleep';

$RPC::XML::ENCODING = 'utf-8';
my $client = RPC::XML::Client->new("http://$ARGV[0]/RPC2", useragent => [timeout => 60]);

sub same {
    my ($got, $wanted, $what) = @_;
    die "$what: wanted '$wanted', got '" . ($got // 'nothing') . "'\n" unless defined $got && $got eq $wanted;
}

sub answer {
    my $answer = $client->send_request(@_);
    die "$_[0]: $answer\n" unless ref $answer;
    return $answer;
}

sub value {
    my $answer = answer(@_);
    die "$_[0]: fault " . $answer->code . ' ' . $answer->string . "\n" if $answer->is_fault;
    return $answer->value;
}

sub fault {
    my ($code, $text, @call) = @_;
    my $answer = answer(@call);
    die "$call[0]: no fault\n" unless $answer->is_fault;
    same($answer->code, $code, "$call[0]: code");
    same($answer->string, $text, "$call[0]: text");
}

my $refused = $client->send_request('supervisor.getPID');
die "answered without credentials\n" if ref $refused;
$refused =~ /Unauthorized/ or die "another refusal: $refused\n";
$client->credentials('default', 'joe', 's3cret');

same(answer('supervisor.getAPIVersion')->type, 'string', 'type of a version');
same(value('supervisor.getAPIVersion'), '3.0', 'version');
my $state = value('supervisor.getState');
same($state->{statename}, 'RUNNING', 'state');
same(answer('supervisor.getPID')->type, 'int', 'type of a pid');
my %info = map { $_->{name} => $_ } @{value('supervisor.getAllProcessInfo')};
same(join(' ', sort keys %info), 'a b cat late', 'names');
same(kill(0, $info{cat}{pid}), 1, 'the pid is one');
same(answer('supervisor.startProcess', 'late')->type, 'boolean', 'type of a success');
same(value('supervisor.getProcessInfo', 'late')->{statename}, 'RUNNING', 'state of late');
fault(60, 'ALREADY_STARTED: late', 'supervisor.startProcess', 'late', RPC::XML::boolean->new(1));
fault(10, 'BAD_NAME: nobody', 'supervisor.getProcessInfo', 'nobody');
fault(1, 'UNKNOWN_METHOD', 'supervisor.noSuchMethod');
my $stopped = value('supervisor.stopProcessGroup', 'g', RPC::XML::boolean->new(1));
same(join(' ', map { "$_->{group}:$_->{name} $_->{status}" } sort { $a->{name} cmp $b->{name} } @$stopped),
    'g:a 80 g:b 80', 'results of a group');
my $several = value('system.multicall', RPC::XML::array->new(
    { methodName => 'supervisor.getSupervisorVersion', params => [] },
    { methodName => 'supervisor.startProcess', params => ['nobody'] }));
$several->[0] =~ /^4\./ or die "multicall: $several->[0]\n";
same($several->[1]{faultCode}, 10, 'fault in a multicall');

value('supervisor.sendProcessStdin', 'cat', RPC::XML::string->new("Grüße, 猫 <&> 😀\n"));
my $log = '';
for (1 .. 600) {
    $log = value('supervisor.readProcessStdoutLog', 'cat', 0, 0);
    utf8::decode($log) unless utf8::is_utf8($log);
    last if $log =~ /\n/;
    sleep 0.1;
}
binmode STDERR, ':utf8';
same($log, "Grüße, 猫 <&> 😀\n", 'log');
my $tail = value('supervisor.tailProcessStdoutLog', 'cat', 0, 5);
same(scalar @$tail, 3, 'parts of a tail');
die "too few methods\n" unless @{value('system.listMethods')} > 40;
print "perl is content\n";
