import {
  create,
  createFileRegistry,
  type DescMethod,
  type DescMethodUnary,
  type DescService,
} from '@bufbuild/protobuf';
import {
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FileDescriptorProtoSchema,
} from '@bufbuild/protobuf/wkt';
import type { ConnectRouter, Transport } from '@connectrpc/connect';

/** A unary method: the text fields of its request and of its response, in lower camel case. */
export interface ServiceMethod {
  readonly request: readonly string[];
  readonly response: readonly string[];
}

type ServiceMethods = Readonly<Record<string, ServiceMethod>>;

/** A message whose fields are all text. */
type Fields<F extends readonly string[]> = { readonly [K in F[number]]: string };

/** A service of Connect RPC that was described at run time. */
export interface Service<M extends ServiceMethods> {
  readonly methods: M;
  readonly descriptor: DescService;
}

/** The functions of a service: what a client calls, and what a server does. */
export type Procedures<M extends ServiceMethods> = {
  readonly [K in keyof M]: (request: Fields<M[K]['request']>) => Promise<Fields<M[K]['response']>>;
};

/**
 * Describes a service without generated code: a protocol file is put together and read by the protobuf library itself.
 * `typeName` is the full name, with its package.
 */
export function defineService<const M extends ServiceMethods>(typeName: string, methods: M): Service<M> {
  const [, packageName = '', name = ''] = /^(.*)\.(\w+)$/.exec(typeName) ?? [];
  const message = (method: string, kind: 'Request' | 'Response', fields: readonly string[]) => ({
    name: `${method}${kind}`,
    field: fields.map((field, index) => ({
      name: field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      number: index + 1,
      type: FieldDescriptorProto_Type.STRING,
      label: FieldDescriptorProto_Label.OPTIONAL,
    })),
  });
  const file = create(FileDescriptorProtoSchema, {
    name: `${packageName.replaceAll('.', '/')}/${name}.proto`,
    package: packageName,
    syntax: 'proto3',
    messageType: Object.entries(methods).flatMap(([method, { request, response }]) => [
      message(method, 'Request', request),
      message(method, 'Response', response),
    ]),
    service: [
      {
        name,
        method: Object.keys(methods).map((method) => ({
          name: method,
          inputType: `.${packageName}.${method}Request`,
          outputType: `.${packageName}.${method}Response`,
        })),
      },
    ],
  });
  const descriptor = createFileRegistry(file, () => undefined).getService(typeName);
  if (descriptor === undefined) throw new TypeError(`\`${typeName}\` is no full name of a service.`);
  return { methods, descriptor };
}

/** Puts the functions of a server on its router. */
export function serveService<M extends ServiceMethods>(
  router: ConnectRouter,
  { descriptor }: Service<M>,
  procedures: Procedures<M>,
): void {
  for (const method of descriptor.methods) {
    const procedure = procedures[method.name] as Procedures<ServiceMethods>[string];
    // Fields are text under the names of the descriptor, which was made of the same table as the types.
    router.rpc(unary(method), async (request) => procedure(request as object as Fields<readonly string[]>));
  }
}

/** The functions of a client. Each call has at most `timeoutMs`. */
export function callService<M extends ServiceMethods>(
  { descriptor }: Service<M>,
  transport: Transport,
  timeoutMs = 30_000,
): Procedures<M> {
  const procedures = descriptor.methods.map((method) => {
    const procedure = async (request: Fields<readonly string[]>) => {
      const { message } = await transport.unary(unary(method), undefined, timeoutMs, undefined, request);
      return message;
    };
    return [method.name, procedure];
  });
  return Object.fromEntries(procedures) as Procedures<M>;
}

function unary(method: DescMethod): DescMethodUnary {
  // The table above has no streams.
  return method as DescMethodUnary;
}
