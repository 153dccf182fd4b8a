import { ApiAnswer, ApiCall, ForgeFixture } from './ForgeFixture';
import { GitHubDescription } from './GitHubDescription';

/** Calls a forge and throws where the request or the answer is not as GitHub describes it. */
export class DescribedForge {
  private static description: GitHubDescription | undefined;

  constructor(readonly fixture: ForgeFixture) {}

  /** The description with what was held against it. */
  static judge(): GitHubDescription {
    DescribedForge.description ??= GitHubDescription.load();
    return DescribedForge.description;
  }

  /** One call of the REST API. */
  async call(
    method: string,
    path: string,
    call: ApiCall = {},
  ): Promise<ApiAnswer> {
    const answer = await this.fixture.api(method, path, call);
    const problems = DescribedForge.judge().problems({
      method,
      path,
      request: call.body,
      status: answer.status,
      response: answer.body,
    });
    if (problems.length > 0) {
      throw new Error(`Not as GitHub has it:\n${problems.join('\n')}`);
    }
    return answer;
  }

  /** One call that must be answered with this status; gives the body. */
  async expect(
    status: number,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<any> {
    const answer = await this.call(
      method,
      path,
      body === undefined ? {} : { body },
    );
    if (answer.status !== status) {
      throw new Error(
        `${method} ${path} answered ${answer.status}: ${answer.text}`,
      );
    }
    return answer.body;
  }
}
