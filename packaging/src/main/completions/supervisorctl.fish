# fish completion for supervisorctl; lies in share/fish/vendor_completions.d.

function __supervisorctl_value -a text
    # As fish will read it: a ~ in front and variables. Nothing is run.
    switch $text
        case '~' '~/*'
            set text $HOME(string sub -s 2 -- $text)
    end
    for name in (string match -ar '\$[A-Za-z_][A-Za-z0-9_]*' -- $text | string sub -s 2)
        set text (string replace -- '$'$name "$$name" $text)
    end
    printf '%s\n' $text
end

function __supervisorctl_ask
    # The options of the line up to the action say which daemon is meant.
    set -l words (commandline -opc)
    set -l asked $words[1]
    set -e words[1]
    while set -q words[1]
        switch $words[1]
            case -c -s -u -p --configuration --serverurl --username --password
                set -a asked $words[1] (__supervisorctl_value $words[2])
                set -e words[1]
            case -r --history-file --history_file
                set -e words[1]
            case '--configuration=*' '--serverurl=*' '--username=*' '--password=*' '-c*' '-s*' '-u*' '-p*'
                set -a asked (__supervisorctl_value $words[1])
            case '-*'
            case '*'
                break
        end
        set -e words[1]
    end
    $asked $argv 2>/dev/null </dev/null
end

function __supervisorctl_names
    __supervisorctl_ask status | while read -l name state rest
        contains -- $state STOPPED STARTING RUNNING BACKOFF STOPPING EXITED FATAL UNKNOWN; or continue
        printf '%s\t%s\n' $name $state
        string match -q '*:*' -- $name; and printf '%s\n' (string replace -r ':.*' ':*' -- $name)
    end | sort -u
    echo all
end

function __supervisorctl_groups
    __supervisorctl_ask avail | string replace -r '[: ].*' '' | sort -u
end

set -l actions add alert avail check clear crash crashes doctor exit fg hash-password health help history maintail open pid quit reload remove requests reread restart shutdown signal start status stop tail top update upgrade version why

complete -c supervisorctl -f
complete -c supervisorctl -s c -l configuration -r -F -d 'configuration file'
complete -c supervisorctl -s h -l help -d 'print usage'
complete -c supervisorctl -s i -l interactive -d 'open the prompt'
complete -c supervisorctl -s s -l serverurl -x -d 'address of the daemon'
complete -c supervisorctl -s u -l username -x -d 'user name'
complete -c supervisorctl -s p -l password -x -d 'password'
complete -c supervisorctl -s r -l history-file -r -F -d 'history of the prompt'
complete -c supervisorctl -n "not __fish_seen_subcommand_from $actions" -a "$actions"
complete -c supervisorctl -n '__fish_seen_subcommand_from help' -a "$actions"
complete -c supervisorctl -n '__fish_seen_subcommand_from check clear crashes fg health history pid restart signal start status stop tail top why' -a '(__supervisorctl_names)'
complete -c supervisorctl -n '__fish_seen_subcommand_from add remove update' -a '(__supervisorctl_groups)'
complete -c supervisorctl -n '__fish_seen_subcommand_from update' -a all
complete -c supervisorctl -n '__fish_seen_subcommand_from alert' -a 'list test'
complete -c supervisorctl -n '__fish_seen_subcommand_from signal' -a 'HUP INT QUIT KILL TERM USR1 USR2 CONT STOP WINCH'
complete -c supervisorctl -n '__fish_seen_subcommand_from alert avail crash crashes doctor health history pid requests reread status update version' -l json -d 'answer for a machine'
complete -c supervisorctl -n '__fish_seen_subcommand_from restart start status stop' -l wait -d 'until a state is reached'
complete -c supervisorctl -n '__fish_seen_subcommand_from check restart start status stop' -l timeout -x -d 'seconds to wait'
complete -c supervisorctl -n '__fish_seen_subcommand_from requests' -l top -d 'sums instead of calls'
complete -c supervisorctl -n '__fish_seen_subcommand_from requests' -l by -x -a 'count time' -d 'which are the first'
complete -c supervisorctl -n '__fish_seen_subcommand_from requests' -l method -d 'sums of methods only'
complete -c supervisorctl -n '__fish_seen_subcommand_from requests' -l client -d 'sums of clients only'
complete -c supervisorctl -n '__fish_seen_subcommand_from start stop' -l parallel -d 'all names at once'
complete -c supervisorctl -n '__fish_seen_subcommand_from status' -l fail-on -x -d 'states that fail'
complete -c supervisorctl -n '__fish_seen_subcommand_from update' -l dry-run -d 'show the plan only'
complete -c supervisorctl -n '__fish_seen_subcommand_from history' -l hours -x -d 'how far back'
complete -c supervisorctl -n '__fish_seen_subcommand_from history' -l plain -d 'for every terminal'
complete -c supervisorctl -n '__fish_seen_subcommand_from top' -l once -d 'show once'
complete -c supervisorctl -n '__fish_seen_subcommand_from check' -l warn -x -d 'ranges that warn'
complete -c supervisorctl -n '__fish_seen_subcommand_from check' -l crit -x -d 'ranges that are critical'
complete -c supervisorctl -n '__fish_seen_subcommand_from check' -l stopped -x -a 'ok warning critical' -d 'what a stopped process is'
