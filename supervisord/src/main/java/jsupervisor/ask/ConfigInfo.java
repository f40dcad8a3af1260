package jsupervisor.ask;

import java.util.Map;

/**
 * One process as configured (spec xmlrpc, getAllConfigInfo).
 *
 * @param fields wire name to value in wire order; values are String, Integer, Boolean or a List of
 *     Integer
 */
public record ConfigInfo(Map<String, Object> fields) {}
