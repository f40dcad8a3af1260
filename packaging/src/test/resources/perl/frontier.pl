# frontier.pl HOST:PORT: asks a daemon with Perl's Frontier::Client, as scripts have done for twenty years.
use strict;
use warnings;
use Frontier::Client;

my $client = Frontier::Client->new(url => "http://joe:s3cret\@$ARGV[0]/RPC2");

sub same {
    my ($got, $wanted, $what) = @_;
    die "$what: wanted '$wanted', got '$got'\n" unless $got eq $wanted;
}

same($client->call('supervisor.getState')->{statename}, 'RUNNING', 'state');
same(join(' ', sort map { $_->{name} } @{$client->call('supervisor.getAllProcessInfo')}), 'a b cat late', 'names');
same($client->call('supervisor.startProcess', 'late', $client->boolean(1))->value, 1, 'start');
same($client->call('supervisor.getProcessInfo', 'late')->{state}, 20, 'state of late');
same($client->call('supervisor.stopProcess', 'late')->value, 1, 'stop');
eval { $client->call('supervisor.startProcess', 'nobody'); 1 } and die "no fault\n";
same($@ =~ /BAD_NAME: nobody/ ? 1 : 0, 1, "the fault $@");
print "frontier is content\n";
