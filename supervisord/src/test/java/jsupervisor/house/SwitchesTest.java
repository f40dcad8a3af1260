package jsupervisor.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** A switch over a sealed type of ours names every case, so that a new case breaks the build. */
class SwitchesTest {

  @Test
  void noSwitchOverASealedTypeHasADefaultBranch() {
    var units = Sources.parsed(Sources.main());
    var cases = new TreeSet<String>();
    for (var unit : units) unit.accept(new SealedCases(), cases);
    assertTrue(cases.containsAll(List.of("ChildExited", "WakeAt", "Backoff")), cases.toString());
    var guilty = new ArrayList<String>();
    for (var unit : units) unit.accept(new Defaults(unit, cases), guilty);
    assertEquals(List.of(), guilty);
  }

  @Test
  void aDefaultBranchWouldBeSeen() {
    var labels = List.of("Starting", "default");
    assertTrue(Defaults.guilty(labels, Set.of("Starting")));
    assertTrue(!Defaults.guilty(List.of("String", "default"), Set.of("Starting")));
    assertTrue(!Defaults.guilty(List.of("Starting", "Running"), Set.of("Starting")));
  }

  /** Gathers the simple names of all types that implement a sealed interface around them. */
  private static final class SealedCases extends TreeScanner<Void, Set<String>> {
    @Override
    public Void visitClass(ClassTree type, Set<String> names) {
      if (type.getModifiers().getFlags().contains(Modifier.SEALED))
        for (var member : type.getMembers())
          if (member instanceof ClassTree inner) names.add(inner.getSimpleName().toString());
      return super.visitClass(type, names);
    }
  }

  private static final class Defaults extends TreeScanner<Void, List<String>> {
    private final CompilationUnitTree unit;
    private final Set<String> sealedCases;

    Defaults(CompilationUnitTree unit, Set<String> sealedCases) {
      this.unit = unit;
      this.sealedCases = sealedCases;
    }

    @Override
    public Void visitSwitch(SwitchTree tree, List<String> guilty) {
      judge(tree.getCases(), guilty);
      return super.visitSwitch(tree, guilty);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, List<String> guilty) {
      judge(tree.getCases(), guilty);
      return super.visitSwitchExpression(tree, guilty);
    }

    private void judge(List<? extends CaseTree> cases, List<String> guilty) {
      var labels =
          cases.stream().flatMap(one -> one.getLabels().stream()).flatMap(Defaults::label).toList();
      if (guilty(labels, sealedCases)) guilty.add(unit.getSourceFile().getName() + ": " + labels);
    }

    static boolean guilty(List<String> labels, Set<String> sealedCases) {
      return labels.contains("default") && labels.stream().anyMatch(sealedCases::contains);
    }

    private static Stream<String> label(CaseLabelTree label) {
      if (label instanceof DefaultCaseLabelTree) return Stream.of("default");
      if (!(label instanceof PatternCaseLabelTree pattern)) return Stream.empty();
      if (pattern.getPattern() instanceof DeconstructionPatternTree record)
        return Stream.of(simple(record.getDeconstructor()));
      if (pattern.getPattern() instanceof BindingPatternTree binding)
        return Stream.of(simple(type(binding.getVariable())));
      return Stream.empty();
    }

    private static Tree type(VariableTree variable) {
      return variable.getType();
    }

    private static String simple(Tree name) {
      var text = String.valueOf(name);
      return text.substring(text.lastIndexOf('.') + 1);
    }
  }
}
