package jsupervisor.ctl;

import jsupervisor.ctl.command.Verbs;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The command line as a model, from which the completion script for bash and zsh is made when the
 * programs are packaged. The client itself never loads it: getopt's rules are not picocli's, and
 * every class costs start-up time.
 */
public final class CommandModel {
  private CommandModel() {}

  /** Prints the completion script of {@code supervisorctl}. */
  public static void main(String[] arguments) {
    System.out.print(AutoComplete.bash("supervisorctl", new CommandLine(spec())));
  }

  /** Every option and every verb with its help. */
  static CommandSpec spec() {
    var spec = CommandSpec.create().name("supervisorctl");
    for (var known : Options.KNOWN) spec.addOption(option(known));
    var verbs = new Verbs();
    for (var verb : verbs.offered()) {
      var command = CommandSpec.create().name(verb);
      command.usageMessage().description(verbs.help(verb).toArray(String[]::new));
      command.addPositional(
          PositionalParamSpec.builder().arity("0..*").type(String[].class).build());
      spec.addSubcommand(verb, command);
    }
    return spec;
  }

  private static OptionSpec option(Getopt.Known known) {
    var letter = "-" + known.letter();
    var names =
        known.word().isEmpty() ? new String[] {letter} : new String[] {letter, "--" + known.word()};
    var option = OptionSpec.builder(names);
    if (known.valued()) option.arity("1").type(String.class);
    return option.build();
  }
}
