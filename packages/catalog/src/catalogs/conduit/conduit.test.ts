import { describe, expect, it } from 'vitest';
import { type Catalog, conduitAgent, conduitGateway, conduitManager } from '../../index.ts';

/** "Metrics Catalog" of RFD 021, line by line: name, type and labels in its order. */
const SPECIFIED = `
    manager_auth_requests_total counter [status, method]
    manager_auth_duration_seconds histogram [method]
    manager_active_tokens gauge []
    manager_token_validations_total counter [status]
    manager_servers_total gauge [customer_id, datacenter, status]
    manager_server_operations_total counter [operation, status]
    manager_server_operation_duration_seconds histogram [operation]
    manager_gateways_total gauge [datacenter, status]
    manager_gateway_registrations_total counter [status]
    manager_db_queries_total counter [operation, table, status]
    manager_db_query_duration_seconds histogram [operation, table]
    manager_db_connections gauge []
    manager_http_requests_total counter [method, endpoint, status_code]
    manager_http_request_duration_seconds histogram [method, endpoint]
    manager_rpc_calls_total counter [service, method, status]
    manager_rpc_call_duration_seconds histogram [service, method]
    gateway_agents_total gauge [datacenter, status]
    gateway_agent_registrations_total counter [datacenter, status]
    gateway_agent_heartbeats_total counter [agent_id, status]
    gateway_agent_last_heartbeat_seconds gauge [agent_id]
    gateway_sessions_total gauge [type, customer_id]
    gateway_session_operations_total counter [operation, type, status]
    gateway_session_duration_seconds histogram [type]
    gateway_session_creation_duration_seconds histogram [type]
    gateway_bmc_operations_total counter [operation, status]
    gateway_bmc_operation_duration_seconds histogram [operation]
    gateway_proxy_errors_total counter [error_type]
    gateway_websocket_connections_total gauge [type]
    gateway_websocket_bytes_transmitted_total counter [type, direction]
    gateway_websocket_messages_total counter [type, direction]
    gateway_websocket_errors_total counter [type, error_type]
    gateway_http_requests_total counter [method, endpoint, status_code]
    gateway_http_request_duration_seconds histogram [method, endpoint]
    gateway_rpc_calls_total counter [service, method, status]
    gateway_rpc_call_duration_seconds histogram [service, method]
    agent_discovery_cycles_total counter [status]
    agent_discovery_duration_seconds histogram []
    agent_servers_discovered gauge [bmc_type]
    agent_discovery_errors_total counter [error_type]
    agent_gateway_registrations_total counter [status]
    agent_gateway_registration_duration_seconds histogram []
    agent_heartbeats_sent_total counter [status]
    agent_gateway_connection_status gauge []
    agent_bmc_operations_total counter [bmc_type, operation, status]
    agent_bmc_operation_duration_seconds histogram [bmc_type, operation]
    agent_bmc_connection_errors_total counter [bmc_type, error_type]
    agent_sol_sessions_total gauge [server_id]
    agent_sol_bytes_total counter [direction]
    agent_sol_reconnections_total counter [server_id, status]
    agent_sol_errors_total counter [error_type]
    agent_vnc_sessions_total gauge [server_id]
    agent_vnc_bytes_total counter [direction]
    agent_vnc_connection_errors_total counter [error_type]
    agent_http_requests_total counter [method, endpoint, status_code]
    agent_http_request_duration_seconds histogram [method, endpoint]
    agent_rpc_calls_total counter [service, method, status]
    agent_rpc_call_duration_seconds histogram [service, method]
`;

/** "Histogram Buckets" of RFD 021, and who they are for. */
const BUCKETS: readonly [RegExp, readonly number[]][] = [
  [/_session_duration_/, [60, 300, 900, 1800, 3600, 7200, 14_400]],
  [/_db_query_/, [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1]],
  [/_bmc_operation_|_session_creation_/, [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]],
  [/_discovery_/, [0.5, 1, 2.5, 5, 10, 30, 60]],
  [/./, [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]],
];

const CATALOGS: readonly Catalog[] = [conduitManager, conduitGateway, conduitAgent];
const metrics = CATALOGS.flatMap((catalog) => Object.entries(catalog.metrics));

describe('the catalogs of Conduit', () => {
  it('have the 57 families of the specification with its types and labels, and no other', () => {
    const lines = SPECIFIED.trim().split(/\n\s*/);
    expect(lines).toHaveLength(57);
    expect(metrics.map(([name, { type, labels }]) => `${name} ${type} [${Object.keys(labels).join(', ')}]`)).toEqual(
      lines,
    );
  });

  it('count with the specified buckets', () => {
    const wrong = metrics.filter(
      ([name, { type, buckets }]) =>
        type === 'histogram' &&
        JSON.stringify(buckets) !== JSON.stringify(BUCKETS.find(([pattern]) => pattern.test(name))?.[1]),
    );
    expect(wrong).toEqual([]);
  });

  it('waive only what the specification named so', () => {
    const waived = metrics.flatMap(([name, { waivers }]) => Object.keys(waivers).map((lint) => `${lint} ${name}`));
    expect(waived.toSorted()).toEqual([
      'counter-total agent_sol_sessions_total',
      'counter-total agent_vnc_sessions_total',
      'counter-total gateway_agents_total',
      'counter-total gateway_sessions_total',
      'counter-total gateway_websocket_connections_total',
      'counter-total manager_gateways_total',
      'counter-total manager_servers_total',
      'unit-suffix gateway_websocket_bytes_transmitted_total',
    ]);
  });

  it('have two types of sessions', () => {
    expect(conduitGateway.metrics.gateway_sessions_total.labels.type.values).toEqual(['vnc', 'sol']);
  });
});
