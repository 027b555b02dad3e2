import { FakeService } from './fake-service.mjs';

const service = await new FakeService().start(Number(process.env.PORT ?? 5099));
service.slowness = 900;
console.log(`The built widget, with a stand-in for the service: ${service.url}`);
