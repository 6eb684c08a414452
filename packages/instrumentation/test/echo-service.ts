import { create, createFileRegistry } from '@bufbuild/protobuf';
import type { GenService } from '@bufbuild/protobuf/codegenv2';
import {
  FileDescriptorProtoSchema,
  file_google_protobuf_wrappers,
  type MethodDescriptorProto,
  type StringValueSchema,
} from '@bufbuild/protobuf/wkt';

interface Texts<K extends string> {
  readonly methodKind: K;
  readonly input: typeof StringValueSchema;
  readonly output: typeof StringValueSchema;
}

type EchoMethods = {
  say: Texts<'unary'>;
  count: Texts<'server_streaming'>;
  join: Texts<'client_streaming'>;
  chat: Texts<'bidi_streaming'>;
};

const TEXT = '.google.protobuf.StringValue';
const wrappers = file_google_protobuf_wrappers;

/** A service with a method of each kind, described at run time: texts in, texts out. */
export const EchoService = describeService();

function describeService(): GenService<EchoMethods> {
  const file = create(FileDescriptorProtoSchema, {
    name: 'echo.proto',
    package: 'test.v1',
    syntax: 'proto3',
    dependency: [wrappers.proto.name],
    service: [
      {
        name: 'Echo',
        method: [
          method('Say', {}),
          method('Count', { serverStreaming: true }),
          method('Join', { clientStreaming: true }),
          method('Chat', { clientStreaming: true, serverStreaming: true }),
        ],
      },
    ],
  });
  const service = createFileRegistry(file, (name) => (name === wrappers.proto.name ? wrappers.proto : undefined));
  // What the descriptor says is what the type says: nothing is generated that the compiler could read.
  return service.getService('test.v1.Echo') as unknown as GenService<EchoMethods>;
}

function method(name: string, streaming: Partial<Pick<MethodDescriptorProto, 'clientStreaming' | 'serverStreaming'>>) {
  return { name, inputType: TEXT, outputType: TEXT, ...streaming };
}
