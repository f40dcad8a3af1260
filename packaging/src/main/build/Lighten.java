import static java.lang.constant.ConstantDescs.CD_Boolean;
import static java.lang.constant.ConstantDescs.CD_Byte;
import static java.lang.constant.ConstantDescs.CD_Character;
import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Short;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * {@code java Lighten.java FOLDER}: changes the class files of all jars in FOLDER into ones that start faster and do the same.
 *
 * <ul>
 *   <li>Those that were compiled for Java 5 or older get stack maps and the number of Java 17's: the JVM leaves such old ones out of its
 *       archives, and verifies them anew at each start, in a way that takes longer, too.
 *   <li>In our own, a {@code switch} over types, and {@code equals} and {@code hashCode} of a record, ask a method of the class itself. As javac
 *       makes them, the JVM writes code for each when it is first come to, one to ten milliseconds for each, and no archive can keep it (JDK 25).
 * </ul>
 *
 * <p>Each result is verified here; a class of others that needs another which no jar has, and a jar that is signed, stay as they are. A jar
 * of others that is changed says so in {@value #NOTICE}, as the Apache License 2.0, section 4(b), wants it.
 */
final class Lighten {
  private static final String OURS = "jsupervisor/";
  private static final String NOTICE = "META-INF/CHANGED";
  private static final int FIRST_WITH_MAPS = ClassFile.JAVA_6_VERSION;
  private static final int RENEWED = ClassFile.JAVA_17_VERSION;
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final Map<TypeKind, ClassDesc> BOXES = Map.of(
      TypeKind.BOOLEAN, CD_Boolean, TypeKind.BYTE, CD_Byte, TypeKind.SHORT, CD_Short, TypeKind.CHAR, CD_Character,
      TypeKind.INT, CD_Integer, TypeKind.LONG, CD_Long, TypeKind.FLOAT, CD_Float, TypeKind.DOUBLE, CD_Double);
  /** Of zip files, which cannot have the first days of theirs in all time zones: the same bytes in each build. */
  private static final LocalDateTime BEGINNING = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Lighten() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> jars;
    try (var files = Files.list(Path.of(arguments[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    var all = new HashMap<String, byte[]>();
    for (var jar : jars) all.putAll(entries(jar));
    var types = ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> resource(type, all));
    var format = ClassFile.of(
        StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(types.orElse(ClassHierarchyResolver.defaultResolver())));
    for (var jar : jars) lighten(jar, format);
  }

  private static InputStream resource(ClassDesc type, Map<String, byte[]> all) {
    var descriptor = type.descriptorString();
    var bytes = all.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  private static void lighten(Path jar, ClassFile format) throws IOException {
    var entries = entries(jar);
    if (entries.keySet().stream().anyMatch(name -> name.matches("META-INF/[^/]*[.]SF"))) return; // it is signed
    int changed = 0;
    for (var entry : entries.entrySet()) {
      if (!entry.getKey().endsWith(".class")) continue;
      var lighter = lighter(jar, entry.getKey(), entry.getValue(), format);
      if (lighter != entry.setValue(lighter)) changed++;
    }
    if (changed == 0) return;
    if (entries.keySet().stream().noneMatch(name -> name.startsWith(OURS))) {
      var notice = "JSupervisor changed the files of " + changed + " classes: the format is Java 17's, the code is the same.\n";
      entries.put(NOTICE, notice.getBytes(StandardCharsets.US_ASCII));
    }
    write(jar, entries);
    System.out.println(jar.getFileName() + ": " + changed + " class files made lighter");
  }

  private static byte[] lighter(Path jar, String name, byte[] bytes, ClassFile format) {
    var where = jar.getFileName() + ", " + name;
    try {
      var lighter = lighter(name, bytes, format);
      var wrong = lighter == bytes ? List.<VerifyError>of() : format.verify(lighter);
      if (wrong.isEmpty()) return lighter;
      throw new IllegalArgumentException(wrong.getFirst().getMessage());
    } catch (IllegalArgumentException e) {
      if (name.startsWith(OURS)) throw new IllegalStateException(where + " cannot be changed", e);
      System.out.println(where + " stays as it is: " + e.getMessage());
      return bytes;
    }
  }

  private static byte[] lighter(String name, byte[] bytes, ClassFile format) {
    var model = format.parse(bytes);
    if (model.majorVersion() < FIRST_WITH_MAPS) {
      ClassTransform version = (builder, element) -> {
        if (element instanceof ClassFileVersion) builder.withVersion(RENEWED, 0);
        else builder.with(element);
      };
      return format.transformClass(model, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }
    if (!name.startsWith(OURS) || !calls(model)) return bytes;
    return format.transformClass(model, ClassTransform.ofStateful(() -> new Methods(model)));
  }

  private static boolean calls(ClassModel model) {
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .anyMatch(element -> body(element).isPresent());
  }

  /** The code that can stand in the place of one that the JVM would write; empty where there is none. */
  private static Optional<Consumer<CodeBuilder>> body(CodeElement element) {
    if (!(element instanceof InvokeDynamicInstruction call)) return Optional.empty();
    var maker = call.bootstrapMethod();
    var arguments = call.bootstrapArgs();
    if (maker.owner().equals(SWITCHES)) {
      // Texts, numbers and constants among the cases are left to the JDK.
      boolean onTypes = maker.methodName().equals("typeSwitch")
          && call.typeSymbol().parameterType(0).isClassOrInterface()
          && arguments.stream().allMatch(ClassDesc.class::isInstance);
      return onTypes ? Optional.of(code -> typeSwitch(code, arguments)) : Optional.empty();
    }
    if (!maker.owner().equals(RECORDS)) return Optional.empty();
    var type = (ClassDesc) arguments.getFirst();
    var fields = arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    return switch (call.name().stringValue()) {
      case "equals" -> Optional.of(code -> equals(code, type, fields));
      case "hashCode" -> Optional.of(code -> hashCode(code, type, fields));
      default -> Optional.empty();
    };
  }

  /** As SwitchBootstraps.typeSwitch says: -1 for null, else the first class from the second argument on that fits, else their count. */
  private static void typeSwitch(CodeBuilder code, List<ConstantDesc> classes) {
    code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
    for (int i = 0; i < classes.size(); i++) {
      var next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf((ClassDesc) classes.get(i)).ifeq(next);
      code.loadConstant(i).ireturn();
      code.labelBinding(next);
    }
    code.loadConstant(classes.size()).ireturn();
  }

  /** As Record.equals says: objects by Objects.equals, float and double by compare, other numbers by ==. */
  private static void equals(CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> fields) {
    var different = code.newLabel();
    code.aload(1).instanceOf(type).ifeq(different);
    code.aload(1).checkcast(type).astore(2);
    for (var field : fields) {
      var of = field.invocationType().returnType();
      for (int side : new int[] {0, 2}) code.aload(side).getfield(type, field.methodName(), of);
      switch (TypeKind.from(of)) {
        case REFERENCE -> code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object)).ifeq(different);
        case LONG -> code.lcmp().ifne(different);
        case FLOAT -> code.invokestatic(CD_Float, "compare", MethodTypeDesc.of(CD_int, of, of)).ifne(different);
        case DOUBLE -> code.invokestatic(CD_Double, "compare", MethodTypeDesc.of(CD_int, of, of)).ifne(different);
        default -> code.if_icmpne(different);
      }
    }
    code.iconst_1().ireturn();
    code.labelBinding(different).iconst_0().ireturn();
  }

  private static void hashCode(CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> fields) {
    code.iconst_0();
    for (var field : fields) {
      var of = field.invocationType().returnType();
      code.bipush(31).imul().aload(0).getfield(type, field.methodName(), of);
      if (of.isPrimitive()) code.invokestatic(BOXES.get(TypeKind.from(of)), "hashCode", MethodTypeDesc.of(CD_int, of));
      else code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
      code.iadd();
    }
    code.ireturn();
  }

  /** Puts a static method of the class in the place of each code that the JVM would write. */
  private static final class Methods implements ClassTransform {
    private final ClassDesc owner;
    private final boolean isInterface;
    private final List<InvokeDynamicInstruction> found = new ArrayList<>();

    Methods(ClassModel model) {
      owner = model.thisClass().asSymbol();
      isInterface = model.flags().has(AccessFlag.INTERFACE);
    }

    @Override
    public void accept(ClassBuilder builder, ClassElement element) {
      if (element instanceof MethodModel method) builder.transformMethod(method, MethodTransform.transformingCode(this::call));
      else builder.with(element);
    }

    private void call(CodeBuilder code, CodeElement element) {
      if (body(element).isEmpty()) {
        code.with(element);
        return;
      }
      var call = (InvokeDynamicInstruction) element;
      found.add(call);
      code.invokestatic(owner, name(found.size() - 1), call.typeSymbol(), isInterface);
    }

    @Override
    public void atEnd(ClassBuilder builder) {
      int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
      for (int i = 0; i < found.size(); i++) {
        var call = found.get(i);
        builder.withMethodBody(name(i), call.typeSymbol(), flags, code -> body(call).orElseThrow().accept(code));
      }
    }

    private String name(int number) {
      return found.get(number).name().stringValue() + "$" + number;
    }
  }

  private static Map<String, byte[]> entries(Path jar) throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (var in = zip.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }

  private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
    var part = jar.resolveSibling(jar.getFileName() + ".part");
    try (var zip = new ZipOutputStream(Files.newOutputStream(part))) {
      for (var content : entries.entrySet()) {
        var entry = new ZipEntry(content.getKey());
        entry.setTimeLocal(BEGINNING);
        zip.putNextEntry(entry);
        zip.write(content.getValue());
        zip.closeEntry();
      }
    }
    Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
  }
}
