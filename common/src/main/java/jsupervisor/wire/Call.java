package jsupervisor.wire;

import java.util.List;

/**
 * A method call of XML-RPC.
 *
 * @param method as it stands on the wire; it may be nonsense
 * @param params String, Integer, Boolean, Double, List and Map with String keys
 */
public record Call(String method, List<Object> params) {}
